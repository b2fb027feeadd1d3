import { dispatch } from './dispatch.ts';

// bin/phong-doc.mjs may be killed without warning: then this, its other half, ends the same way.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

process.exitCode = await dispatch(process.argv.slice(2), process);
