/* Makes calls of the system fail as told: loaded before the program with LD_PRELOAD.

   QUERN_FAULTS   "write:3:ENOSPC fsync:1:EIO": the third write and all after it, and so on. Calls: read, write, fsync, rename.
   QUERN_SHORT    reads and writes of so many bytes at most
   QUERN_EINTR    each so-many-th read or write is interrupted before it does anything

   What goes to standard error is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int number_of(const char* name) {
  if (strncmp(name, "ENOSPC", 6) == 0) return ENOSPC;
  if (strncmp(name, "EIO", 3) == 0) return EIO;
  if (strncmp(name, "EPIPE", 5) == 0) return EPIPE;
  if (strncmp(name, "EDQUOT", 6) == 0) return EDQUOT;
  abort();
}

/* Whether this call of `name` shall fail; errno is set then. */
static int fails(const char* name, atomic_int* calls) {
  const int call = atomic_fetch_add(calls, 1) + 1;
  const char* faults = getenv("QUERN_FAULTS");
  const size_t size = strlen(name);
  for (; faults != NULL && *faults != '\0'; faults = strchr(faults, ' ') ? strchr(faults, ' ') + 1 : NULL) {
    if (strncmp(faults, name, size) != 0 || faults[size] != ':') continue;
    char* code = NULL;
    const long from = strtol(faults + size + 1, &code, 10);
    if (call < from) continue;
    errno = number_of(code + 1);
    return 1;
  }
  return 0;
}

static int is_interrupted(atomic_int* calls) {
  const char* each = getenv("QUERN_EINTR");
  if (each == NULL || atomic_fetch_add(calls, 1) % atoi(each) != 0) return 0;
  errno = EINTR;
  return 1;
}

static size_t shortened(size_t size) {
  const char* most = getenv("QUERN_SHORT");
  const size_t limit = most == NULL ? size : (size_t)atol(most);
  return size < limit ? size : limit;
}

ssize_t read(int fd, void* buffer, size_t size) {
  static atomic_int calls, interrupts;
  static ssize_t (*real)(int, void*, size_t);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "read");
  if (is_interrupted(&interrupts) || fails("read", &calls)) return -1;
  return real(fd, buffer, shortened(size));
}

ssize_t write(int fd, const void* buffer, size_t size) {
  static atomic_int calls, interrupts;
  static ssize_t (*real)(int, const void*, size_t);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "write");
  if (fd == STDERR_FILENO) return real(fd, buffer, size);
  if (is_interrupted(&interrupts) || fails("write", &calls)) return -1;
  return real(fd, buffer, shortened(size));
}

int fsync(int fd) {
  static atomic_int calls;
  static int (*real)(int);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "fsync");
  return fails("fsync", &calls) ? -1 : real(fd);
}

int rename(const char* from, const char* to) {
  static atomic_int calls;
  static int (*real)(const char*, const char*);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "rename");
  return fails("rename", &calls) ? -1 : real(from, to);
}
