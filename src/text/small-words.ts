/** Words that say nothing about a topic in speech: function words, fillers, and the verbs of showing and doing. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but so to of in on at for with is are was were be been am it its this that these those i you we they
  he she our your my do does did not no as if then there here just like kind very really can will would could have has
  had what which how because about going go get got one all some up out into from more also okay ok well right um uh
  thing things yeah now know see say said way let lets want need use using used make making time lot bit actually
  basically something every each any much many them us me his her him who where when why than too only over same other
  another back off again new first two three look looking called put think give next by`.split(/\s+/),
);
