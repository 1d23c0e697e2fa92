import { ass } from './transcripts/ass.js';
import { assemblyai } from './transcripts/assemblyai.js';
import { audacity } from './transcripts/audacity.js';
import { awsTranscribe } from './transcripts/aws-transcribe.js';
import { azureSpeech } from './transcripts/azure-speech.js';
import { bilibili } from './transcripts/bilibili.js';
import { clockJson } from './transcripts/clock-json.js';
import { deepgram } from './transcripts/deepgram.js';
import { descript } from './transcripts/descript.js';
import { edxSjson } from './transcripts/edx-sjson.js';
import { googleMeet } from './transcripts/google-meet.js';
import { googleSpeech } from './transcripts/google-speech.js';
import { hfChunks } from './transcripts/hf-chunks.js';
import { jsonEntries } from './transcripts/json-entries.js';
import { kaltura } from './transcripts/kaltura.js';
import { lrc } from './transcripts/lrc.js';
import { microdvd } from './transcripts/microdvd.js';
import { namedTimes } from './transcripts/named-times.js';
import { otranscribe } from './transcripts/otranscribe.js';
import { otter } from './transcripts/otter.js';
import { panopto } from './transcripts/panopto.js';
import { plainText } from './transcripts/plain-text.js';
import { podcastJson } from './transcripts/podcast-json.js';
import { rev } from './transcripts/rev.js';
import { revai } from './transcripts/revai.js';
import { sami } from './transcripts/sami.js';
import { sbv } from './transcripts/sbv.js';
import { speechmatics } from './transcripts/speechmatics.js';
import { srt } from './transcripts/srt.js';
import { stamps } from './transcripts/stamps.js';
import type { TranscriptReader } from './transcripts/support/reader.js';
import { teams } from './transcripts/teams.js';
import { tedJson } from './transcripts/ted-json.js';
import { timedTable } from './transcripts/timed-table.js';
import { ttml } from './transcripts/ttml.js';
import { webvtt } from './transcripts/webvtt.js';
import { whisperConsole } from './transcripts/whisper-console.js';
import { whisperCppJson } from './transcripts/whisper-cpp-json.js';
import { whisperJson } from './transcripts/whisper-json.js';
import { whisperTable } from './transcripts/whisper-table.js';
import { wordTuples } from './transcripts/word-tuples.js';
import { youtubeJson3 } from './transcripts/youtube-json3.js';
import { youtubePanel } from './transcripts/youtube-panel.js';
import { youtubeSrv1 } from './transcripts/youtube-srv1.js';
import { youtubeSrv3 } from './transcripts/youtube-srv3.js';
import { youtubeTranscript } from './transcripts/youtube-transcript.js';
import { zoomText } from './transcripts/zoom-text.js';

/** Every transcript format, one line each: captions, recognisers, platforms, text for people. */
export const transcriptReaders: readonly TranscriptReader[] = [
  webvtt,
  srt,
  sbv,
  microdvd,
  sami,
  lrc,
  ass,
  ttml,
  youtubeJson3,
  youtubeSrv1,
  youtubeSrv3,
  youtubeTranscript,
  youtubePanel,
  whisperJson,
  whisperCppJson,
  hfChunks,
  whisperTable,
  whisperConsole,
  deepgram,
  assemblyai,
  awsTranscribe,
  googleSpeech,
  azureSpeech,
  revai,
  speechmatics,
  wordTuples,
  edxSjson,
  kaltura,
  panopto,
  podcastJson,
  bilibili,
  tedJson,
  clockJson,
  otranscribe,
  jsonEntries,
  timedTable,
  audacity,
  otter,
  teams,
  rev,
  zoomText,
  googleMeet,
  descript,
  namedTimes,
  stamps,
  plainText,
];
