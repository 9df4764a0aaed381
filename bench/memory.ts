import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Bytes of main memory that a process holds (RSS); undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
	const status = `/proc/${pid}/status`;
	if (existsSync(status)) {
		const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1];
		return kilobytes === undefined ? undefined : 1024 * Number(kilobytes);
	}
	const { stdout, status: code } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
	return code === 0 ? 1024 * Number(stdout) : undefined;
}
