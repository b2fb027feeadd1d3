import { dispatch, FAULT, jsonLine, wantsJson } from './dispatch.ts';

// bin/phong-doc.mjs may be killed without warning: then this, its other half, ends the same way.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

const argv = process.argv.slice(2);
let hasAnswered = false;
/** The other half is told, so that it answers for this one where this one dies before it could. */
const stdout = {
  write(text: string) {
    hasAnswered = true;
    process.send?.('answered');
    return process.stdout.write(text);
  },
};

// Node's own code for this, 1, means here that some input was refused.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  if (wantsJson(argv) && !hasAnswered) stdout.write(jsonLine({ error: error.message }));
  process.exit(FAULT);
});

// Who reads along may have seen enough (`| head`): the work goes on without them.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const { env, stderr } = process;
process.exitCode = await dispatch(argv, {
  env,
  stdout,
  stderr,
  on: (signal, listener) => process.on(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
});
