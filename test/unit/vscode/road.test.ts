import assert from 'node:assert/strict';
import { chooseRoad, type Download, planInstallation, type Requirement, readWish } from '../../vscode/road.ts';

const offline: Download = { failure: 'getaddrinfo ENOTFOUND' };
const online: Download = { executable: '/opt/code' };

describe('the VS Code that the tests run in', () => {
	it('is the downloaded one where it can be downloaded', async () => {
		const asked: string[] = [];
		const download = async (version: string) => {
			asked.push(version);
			return online;
		};
		assert.deepEqual(await chooseRoad(undefined, download, 'darwin'), { road: 'desktop', executable: '/opt/code' });
		assert.deepEqual(asked, ['stable']);
	});

	it('is code-server where it cannot, and the reason is told', async () => {
		const choice = await chooseRoad(undefined, async () => offline, 'linux');
		assert.equal(choice.road, 'code-server');
		assert.match('because' in choice ? choice.because : '', /could not be downloaded: getaddrinfo ENOTFOUND/);
	});

	it('is code-server on request, without a download', async () => {
		const download = () => assert.fail('downloaded');
		assert.equal((await chooseRoad(readWish('code-server'), download, 'linux')).road, 'code-server');
	});

	it('is the version asked for, or none', async () => {
		const asked: string[] = [];
		const download = async (version: string) => {
			asked.push(version);
			return offline;
		};
		const choice = chooseRoad(readWish('1.101.0'), download, 'linux');
		await assert.rejects(choice, /VS Code 1\.101\.0 could not be downloaded: getaddrinfo ENOTFOUND/);
		assert.deepEqual(asked, ['1.101.0']);
	});

	for (const platform of ['win32', 'darwin'] as const) {
		it(`is not code-server on ${platform}`, async () => {
			const choice = chooseRoad(undefined, async () => offline, platform);
			await assert.rejects(choice, /Only on Linux.*could not be downloaded: getaddrinfo ENOTFOUND/);
		});
	}

	it('is not what QUOTEWRIGHT_TEST_VSCODE cannot name', () => {
		assert.throws(() => readWish('newest'), /"newest".*"code-server".*"1\.101\.0"/);
		assert.equal(readWish(''), undefined);
	});
});

describe('what the machine lacks', () => {
	const there: Requirement = { debian: 'make', what: 'make', present: () => true };
	const lacking: readonly Requirement[] = [
		{ debian: 'chromium', what: 'the Chromium browser', present: () => false },
		{ debian: 'libasound2t64 | libasound2', what: 'ALSA', present: () => false },
	];

	it('is nothing to speak of when all is there', () => {
		assert.equal(planInstallation([there], { root: false, aptGet: false }), undefined);
	});

	it('is installed by root with apt-get, and nothing else is', () => {
		assert.deepEqual(planInstallation([there, ...lacking], { root: true, aptGet: true }), {
			install: ['chromium', 'libasound2t64 | libasound2'],
		});
	});

	it('is asked for, with the command, where apt-get needs another user', () => {
		const plan = planInstallation([there, ...lacking], { root: false, aptGet: true });
		const ask = plan !== undefined && 'ask' in plan ? plan.ask : '';
		assert.match(ask, /lacks: the Chromium browser, ALSA\./);
		assert.match(ask, /sudo apt-get satisfy -y 'chromium, libasound2t64 \| libasound2'/);
	});

	it('is asked for by name where there is no apt-get', () => {
		const plan = planInstallation(lacking, { root: true, aptGet: false });
		const ask = plan !== undefined && 'ask' in plan ? plan.ask : '';
		assert.match(ask, /package manager \(Debian calls them: chromium, libasound2t64 \| libasound2\)/);
	});
});
