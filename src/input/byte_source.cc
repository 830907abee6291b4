#include "input/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace quern {
namespace {

bool is_readable_now(int fd) {
  pollfd one{fd, POLLIN, 0};
  return fd >= 0 && ::poll(&one, 1, 0) > 0;
}

// Waits until `fd` has something (or its end) to give. False when `wake_fd` was first.
bool wait_for(int fd, int wake_fd) {
  std::array<pollfd, 2> both{pollfd{fd, POLLIN, 0}, pollfd{wake_fd, POLLIN, 0}};  // a negative one is passed over
  while (::poll(both.data(), both.size(), -1) < 0 && errno == EINTR) {
  }
  return both[1].revents == 0;
}

Error open_error(const std::string& path, int number) {
  const std::string reason = std::generic_category().message(number);
  if (number == ENOENT || number == ENOTDIR)
    return {"input_not_found", {path}, "there is no such file", "check the path; it is relative to the current folder"};
  if (number == EACCES || number == EPERM)
    return {"input_unreadable", {path}, "cannot open the file: " + reason, "check its permissions: ls -l"};
  return {"input_unreadable", {path}, "cannot open the file: " + reason, "check the file and its device"};
}

Error directory_error(const std::string& path) {
  return {"input_is_directory", {path}, "this is a directory, not a file", "name the files in it, such as " + path + "/*"};
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path, int wake_fd) {
  const bool standard_input = path == "-";
  int fd = standard_input ? STDIN_FILENO : -1;
  if (!standard_input) {
    // Opening a named pipe waits for its writer, and a signal may come meanwhile.
    do fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR && !is_readable_now(wake_fd));
    if (fd < 0) return open_error(path, errno);
  }
  ByteSource source(fd, path, wake_fd);
  struct stat status {};
  if (::fstat(fd, &status) != 0) return open_error(path, errno);
  if (S_ISDIR(status.st_mode)) return directory_error(path);
  source.is_file_ = S_ISREG(status.st_mode);
  return source;
}

Result<size_t> ByteSource::read(std::span<std::byte> buffer) {
  while (wait_for(fd_, wake_fd_)) {
    const ssize_t n = ::read(fd_, buffer.data(), buffer.size());
    if (n >= 0) {
      bytes_read_ += static_cast<uint64_t>(n);
      return static_cast<size_t>(n);
    }
    if (errno == EINTR || errno == EAGAIN) continue;
    return Error{"input_unreadable", {path_}, "reading failed: " + std::generic_category().message(errno), "check the device it lies on"};
  }
  return size_t{0};
}

bool ByteSource::is_ready() const { return is_readable_now(fd_); }

ByteSource::~ByteSource() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      wake_fd_(other.wake_fd_),
      is_file_(other.is_file_),
      bytes_read_(other.bytes_read_) {}

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  std::swap(wake_fd_, other.wake_fd_);
  std::swap(is_file_, other.is_file_);
  std::swap(bytes_read_, other.bytes_read_);
  return *this;
}

}  // namespace quern
