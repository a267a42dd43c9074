#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

int program_host_supervisor(int server) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    int error = message_send(server, "s", 1, &ends[1], 1);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        errno = error;
        return -1;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return ends[0];
}

int program_host_launch(int supervisor, const void *order, size_t size, const int *descriptors, int count) {
    return message_send(supervisor, order, size, descriptors, count);
}

int program_host_kill(int supervisor) { return message_send(supervisor, "k", 1, NULL, 0); }

int program_host_file(const void *bytes, size_t count) {
    int file = memfd_create("flag", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    if (write(file, bytes, count) != (ssize_t)count || lseek(file, 0, SEEK_SET) != 0) {
        close(file);
        errno = EIO;
        return -1;
    }
    fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    return file;
}

void program_host_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }
#endif
