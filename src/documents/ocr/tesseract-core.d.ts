/** The parts of tesseract.js-core that are used here; the package brings no types. */
declare module 'tesseract.js-core/*' {
  export interface TesseractApi {
    /** -1 when the model cannot be used. `mode` 1: the neural network alone. */
    Init(dataPath: null, languages: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Reads the file `/input`. 1 when it is no picture. */
    SetImageFile(exifOrientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
    Clear(): void;
  }

  export interface TesseractCore {
    FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
    TessBaseAPI: new () => TesseractApi;
  }

  export interface CoreOptions {
    print(line: string): void;
    printErr(line: string): void;
    TesseractProgress(percent: number): void;
  }

  const createCore: (options: CoreOptions) => Promise<TesseractCore>;
  export { createCore as default };
}
