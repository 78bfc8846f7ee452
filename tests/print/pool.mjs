// Tasks, dealt out to as many processes as there are processors: who is done
// gets the next one.  A process is this program again with --worker.

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

// In the parent: do all tasks, each is any JSON; what each comes to is given to
// 'done', or null where the process ended over it.
function dealOut(tasks, done) {
	const left = [...tasks];
	const worker = () => new Promise((resolve) => {
		const child = fork(process.argv[1], ['--worker']);
		let task;

		const next = () => {
			task = left.shift();
			if (task === undefined)
				child.disconnect();
			else
				child.send(task);
		};

		child.on('message', (told) => {
			done(task, told);
			next();
		});
		child.on('exit', () => {
			if (task !== undefined)
				done(task, null);
			resolve(task !== undefined && left.length > 0 ? worker() : null);
		});
		next();
	});

	return Promise.all(Array.from({ length: availableParallelism() }, worker));
}

// In such a process: answer every task.
function answer(perform) {
	process.on('message', async (task) => process.send(await perform(task)));
}

export { answer, dealOut };
