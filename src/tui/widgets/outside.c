/* A long text in the person's own editor (Ctrl-G): a private file, read back and cleaned; kept where the editor fails. */
#include "ui_room.h"
#include "widgets/edit.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *editor(const struct ui *ui)
{
	const char *visual = getenv("VISUAL"), *named = getenv("EDITOR");

	if (ui->set.editor && *ui->set.editor && strcmp(ui->set.editor, "editor") != 0)
		return ui->set.editor;
	return visual && *visual ? visual : named && *named ? named : "editor";
}

/* $XDG_RUNTIME_DIR is private and gone at logout; else a private directory's file in /tmp, by mkstemp. */
static int file_make(char path[512])
{
	const char *run = getenv("XDG_RUNTIME_DIR");

	snprintf(path, 512, "%s/procure-XXXXXX.txt", run && *run == '/' ? run : "/tmp");
	return mkstemps(path, 4);
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno != EINTR)
			return false;
		p += k > 0 ? k : 0;
		n -= k > 0 ? (size_t)k : 0;
	}
	return true;
}

/* By the shell, for $EDITOR may hold options ("code --wait"); the file is an argument of its own, never part of the command. */
static int run(const char *command, const char *path)
{
	struct buf script = { 0 };
	int status = -1;
	pid_t pid;

	buf_printf(&script, "exec %s \"$1\"", command);
	pid = fork();
	if (pid == 0) {
		signal(SIGPIPE, SIG_DFL);
		execl("/bin/sh", "sh", "-c", buf_str(&script), "procure", path, (char *)NULL);
		_exit(127);
	}
	buf_free(&script);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return pid > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

unsigned edit_outside(struct edit *e, struct ui *ui)
{
	char path[512];
	struct buf text = { 0 }, cleaned = { 0 };
	struct why why;
	int fd = file_make(path), status = -1;

	why_clear(&why);
	if (fd < 0 || !write_all(fd, buf_str(&e->text), e->text.len) || close(fd) != 0) {
		ui_say(ui, SAY_ERROR, _("The text could not be handed to the editor; it stands here unchanged."));
		return UI_REDRAW;
	}
	if (ui->set.app.save)
		ui->set.app.save(ui);
	terminal_leave(ui->set.terminal);
	status = run(editor(ui), path);
	terminal_return(ui->set.terminal);
	if (status == 0 && file_read(&text, path, 1 << 20, false, &why) == RC_OK) {
		text_clean(&cleaned, buf_str(&text), text.len, true);
		if (strcmp(buf_str(&cleaned), edit_text(e)) != 0)
			edit_set(e, buf_str(&cleaned));
		unlink(path);
	} else
		ui_sayf(ui, SAY_ERROR, _("The editor %s did not end well; the text here is unchanged, what it wrote lies in %s."), editor(ui), path);
	buf_free(&text);
	buf_free(&cleaned);
	return UI_REDRAW;
}
