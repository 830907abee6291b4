#include "output/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace quern {
namespace {

constexpr size_t kEnough = size_t{256} << 10;

Error output_error(const std::string& path, const std::string& step, int number) {
  const std::string help = number == ENOSPC || number == EDQUOT                     ? "make room on the device and run again"
                           : number == ENOENT                                       ? "create the folder first"
                           : number == EACCES || number == EPERM || number == EROFS ? "check the permissions of the folder and the file"
                                                                                    : "check the path and its device";
  return {"output_failed", {path}, step + ": " + std::generic_category().message(number), help};
}

// The permissions that a file created here would have: those of the file it replaces, else what the umask leaves.
mode_t mode_for(const struct stat* existing) {
  if (existing != nullptr) return existing->st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Without this the rename may be lost with the power.
void sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

// The file that a path means, behind symbolic links; the path itself where it leads to none yet.
std::string resolve(const std::string& path) {
  std::error_code error;
  const auto resolved = std::filesystem::canonical(path, error);
  return error ? path : resolved.string();
}

}  // namespace

std::optional<Error> OutputFile::write_whole(const std::string& path, std::string_view content) {
  auto file = create(path);
  if (!file) return file.errors().front();
  if (file->write(content) && file->commit()) return std::nullopt;
  return file->error();
}

OutputFile::OutputFile(int fd, std::string path, std::string temporary)
    : fd_(fd), path_(std::move(path)), temporary_(std::move(temporary)) {}

OutputFile OutputFile::standard_output() { return OutputFile(STDOUT_FILENO, "standard output", ""); }

Result<OutputFile> OutputFile::create(const std::string& path) {
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && !S_ISREG(existing.st_mode)) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) return output_error(path, "cannot open it for writing", errno);
    return OutputFile(fd, path, "");
  }
  const std::string target = resolve(path);
  std::string temporary = target + ".partial-XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return output_error(path, "cannot create a file beside it", errno);
  OutputFile file(fd, path, std::move(temporary));
  file.target_ = target;
  if (::fchmod(fd, mode_for(exists ? &existing : nullptr)) != 0) return output_error(path, "cannot set its permissions", errno);
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      target_(std::move(other.target_)),
      buffer_(std::move(other.buffer_)),
      failure_(other.failure_),
      step_(other.step_) {}

OutputFile::~OutputFile() {
  if (fd_ > STDERR_FILENO) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool OutputFile::settle() { return buffer_.size() < kEnough ? !failed() : flush(); }

bool OutputFile::write(std::string_view bytes) {
  if (bytes.size() >= kEnough) return flush() && write_out(bytes);
  buffer_ += bytes;
  return settle();
}

bool OutputFile::flush() {
  write_out(buffer_);
  buffer_.clear();
  return !failed();
}

bool OutputFile::write_out(std::string_view rest) {
  while (!failed() && !rest.empty()) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n >= 0) {
      rest.remove_prefix(static_cast<size_t>(n));
    } else if (errno != EINTR) {
      fail("cannot write");
    }
  }
  return !failed();
}

bool OutputFile::commit() {
  if (!flush()) return false;
  if (!temporary_.empty() && ::fsync(fd_) != 0) return fail("cannot write to the device");
  if (::close(std::exchange(fd_, -1)) != 0 && errno != EINTR) return fail("cannot close");
  if (temporary_.empty()) return true;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return fail("cannot rename the finished file");
  temporary_.clear();
  sync_folder_of(target_);
  return true;
}

bool OutputFile::fail(const char* step) {
  failure_ = errno;
  step_ = step;
  return false;
}

bool OutputFile::reader_is_gone() const { return failure_ == EPIPE; }

Error OutputFile::error() const { return output_error(path_, step_, failure_); }

}  // namespace quern
