import type { LectureFiles } from '../files.js';
import { bigBlueButton } from './bigbluebutton.js';
import { opencast } from './opencast.js';
import type { RecordingSystem, SystemRecording } from './recording-system.js';

/** Every system whose recordings are read, one line each. */
const SYSTEMS: readonly RecordingSystem[] = [bigBlueButton, opencast];

/** A recording, and the system that made it. */
export type OpenedRecording = SystemRecording & Pick<RecordingSystem, 'name'>;

/** The folder as the recording of a system; undefined where it is of none. */
export function openSystemRecording(files: LectureFiles): OpenedRecording | undefined {
  for (const { name, open } of SYSTEMS) {
    const recording = open(files);
    if (recording !== undefined) return { name, ...recording };
  }
  return undefined;
}
