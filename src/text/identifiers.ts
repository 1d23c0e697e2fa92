/**
 * The words in an identifier, lower case: cut at camel case, snake case, dots and before and after digits, so that
 * `ImageDataBunch.from_name_re` gives image, data, bunch, from, name, re.
 */
export function splitIdentifier(identifier: string): readonly string[] {
  return identifier
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .split(' ')
    .filter((part) => part !== '');
}

/** Shorthand of code and what is said for it; several readings are separated by a comma. */
const SPOKEN = `
acc accuracy, acts activations, arch architecture, arr array, avg average, ax axis, bn batch norm, bs batch size,
calc calculate, cat categorical, cfg configuration, clas classifier, cls class, cnn convolutional, col column,
cols columns, cont continuous, conv convolution, coord coordinate, coords coordinates, cov covariance,
csv spreadsheet, ctr center, ctx context, db database, dep dependent, desc description, dest destination,
df data frame, diff difference, dim dimension, dims dimensions, dir directory, dist distribution, dl data loader,
ds data set, emb embedding, embs embeddings, env environment, err error, eval evaluate, expr expression, fig figure,
fn function, fn file name, fname file name, fnames file names, func function, gen generator, grad gradient,
grads gradients, hr high res, idx index, idxs indexes, img image, imgs images, init initialize,
interp interpretation, iter iteration, lbl label, len length, lm language model, lr learning rate,
lrs learning rates, mat matrix, max maximum, min minimum, mom momentum, mse mean squared error, msg message,
nn neural network, norm normalize, np numpy, num number, obj object, opt optimizer, optim optimizer, param parameter,
params parameters, pat pattern, pca principal components, pct percent, pd pandas, pkl pickle, plt plot,
pred prediction, preds predictions, prob probability, probs probabilities, procs processors, prop property, pt point,
pts points, rand random, rect rectangle, ref reference, regex regular expression, re regular expression, rel relative,
res result, rmse root mean squared, rnn recurrent, sd standard deviation, seq sequence, src source,
std standard deviation, str string, sz size, temp temperature, tfm transform, tfms transforms, thresh threshold,
tok token, tokenized tokens, val validation, valid validation, var variable, vec vector, vocab vocabulary,
wd weight decay
`;

const readings = new Map<string, readonly (readonly string[])[]>();
for (const entry of SPOKEN.split(',')) {
  const [shorthand = '', ...words] = entry.trim().split(/\s+/);
  readings.set(shorthand, [...(readings.get(shorthand) ?? []), words]);
}

/** What is said for a shorthand: `lr` gives one reading, learning rate; an unknown one gives none. */
export function expandShorthand(part: string): readonly (readonly string[])[] {
  return readings.get(part) ?? [];
}
