// What a run of several stages prints: a line for each stage, what failed in full, and the sum.

export function createReport() {
  let passed = 0;
  let failed = 0;
  return {
    /** One stage has ended. `output` is printed when something in it failed. */
    stage({ name, passed: good, failed: bad, ms, output = '', note = '' }) {
      passed += good;
      failed += bad;
      const mark = bad === 0 ? 'ok  ' : 'FAIL';
      const counts =
        good + bad > 1 || note ? `${good} passed${bad ? `, ${bad} failed` : ''}${note && `, ${note}`}` : '';
      print(`${mark} ${name.padEnd(12)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${counts}`.trimEnd());
      if (bad > 0) print(output.trim());
    },
    /** Prints the last line, and sets this process's exit status. */
    end() {
      print(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 ? 1 : 0;
    },
  };
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
