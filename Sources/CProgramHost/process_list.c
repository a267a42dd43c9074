#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct entry {
    uint64_t node;
    int64_t offset;
    unsigned short size;
    unsigned char type;
    char name[];
};

bool process_list_make(struct process_list *list, size_t capacity) {
    // Pages cost nothing before they are used.
    void *room = mmap(
        NULL, capacity * sizeof(struct process), PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0
    );
    if (room == MAP_FAILED) return false;
    *list = (struct process_list){.all = room, .capacity = capacity};
    return true;
}

/* Reads a number and what stands before it; 0 where there is none. */
static uint64_t number(const char **text) {
    while (**text == ' ') (*text)++;
    bool is_negative = **text == '-';
    if (is_negative) (*text)++;
    uint64_t value = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++) value = value * 10 + (uint64_t)(**text - '0');
    return is_negative ? 0 : value;
}

/* Reads /proc/PID/stat (proc_pid_stat(5)). */
static bool read_process(int folder, const char *name, struct process *process) {
    char path[32], text[1024];
    if (strlen(name) > 16) return false;
    strcpy(path, name);
    strcat(path, "/stat");
    int file = openat(folder, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return false;
    text[size] = 0;
    // The name of a program may hold anything.
    const char *at = strrchr(text, ')');
    if (!at || at[1] != ' ') return false;
    at += 3;
    process->pid = (pid_t)atoi(name);
    process->parent = (pid_t)number(&at);
    // Field 4 was the parent; 14 to 17 are the times, 24 the resident pages.
    for (int field = 5; field < 14; field++) number(&at);
    process->ticks = number(&at);
    process->ticks += number(&at);
    process->ticks_of_children = number(&at);
    process->ticks_of_children += number(&at);
    for (int field = 18; field < 24; field++) number(&at);
    process->resident = number(&at) * (uint64_t)sysconf(_SC_PAGESIZE);
    process->slot = -1;
    process->is_stray = false;
    return true;
}

void process_list_read(struct process_list *list) {
    static char buffer[65536];
    list->count = 0;
    int folder = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    for (;;) {
        long size = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
        if (size <= 0) break;
        for (long at = 0; at < size;) {
            struct entry *entry = (struct entry *)(buffer + at);
            at += entry->size;
            if (entry->name[0] < '1' || entry->name[0] > '9' || list->count == list->capacity) continue;
            if (read_process(folder, entry->name, &list->all[list->count])) list->count++;
        }
    }
    close(folder);
}

struct process *process_list_find(struct process_list *list, pid_t pid) {
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->all[middle].pid < pid) low = middle + 1; else high = middle;
    }
    return low < list->count && list->all[low].pid == pid ? &list->all[low] : NULL;
}

static bool is_below(struct process_list *list, struct process *process, pid_t ancestor) {
    // A chain of parents can't be longer than the list, unless it changed while it was read.
    for (size_t steps = 0; process && steps < list->count; steps++) {
        if (process->parent == ancestor) return true;
        process = process_list_find(list, process->parent);
    }
    return false;
}

void kill_descendants(struct process_list *list, pid_t ancestor) {
    for (size_t at = 0; at < list->count; at++) {
        if (is_below(list, &list->all[at], ancestor)) kill(list->all[at].pid, SIGKILL);
    }
}
#endif
