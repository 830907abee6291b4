#include "input/input_list.h"

#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "input/byte_source.h"

namespace quern {
namespace {

enum class Kind { kFile, kFolder, kOther };

// `follow`: of a link to a folder, too, which one that is met on the way is not.
Kind kind_of(const std::string& path, bool follow) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return Kind::kOther;
  if (S_ISREG(status.st_mode)) return Kind::kFile;
  if (!S_ISDIR(status.st_mode)) return Kind::kOther;
  if (follow) return Kind::kFolder;
  struct stat link {};
  return ::lstat(path.c_str(), &link) == 0 && S_ISDIR(link.st_mode) ? Kind::kFolder : Kind::kOther;
}

Error folder_error(const std::string& path, int number) {
  return {
      "input_unreadable", {path}, "cannot read the folder: " + std::generic_category().message(number), "check its permissions: ls -ld"};
}

struct CloseFolder {
  void operator()(DIR* handle) const { ::closedir(handle); }
};

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

}  // namespace

struct InputList::Folder {
  std::string path;
  std::vector<std::string> names;  // sorted backwards, so that the next one is the last
};

// Names that stand in a file. A NUL in what is read first says that NULs end them.
class InputList::Names {
 public:
  explicit Names(ByteSource source) : source_(std::move(source)) {}

  std::optional<Result<std::string>> next() {
    for (;;) {
      const size_t end = held_.find(mark_, looked_at_);
      if (end == std::string::npos && !ended_) {
        if (auto error = read_more()) return *std::move(error);
        continue;
      }
      if (end == std::string::npos && begin_ == held_.size()) return std::nullopt;
      std::string name = held_.substr(begin_, end == std::string::npos ? end : end - begin_);
      begin_ = looked_at_ = end == std::string::npos ? held_.size() : end + 1;
      if (!name.empty()) return name;
    }
  }

  bool may_wait() const {
    return !ended_ && !source_.is_file() && held_.find(mark_, looked_at_) == std::string::npos && !source_.is_ready();
  }

 private:
  std::optional<Error> read_more() {
    held_.erase(0, std::exchange(begin_, 0));
    looked_at_ = held_.size();
    const auto size = source_.read(piece_);
    ended_ = !size || *size == 0;
    if (!size) {
      held_.clear();
      return size.errors().front();
    }
    held_.append(reinterpret_cast<const char*>(piece_.data()), *size);
    if (std::exchange(first_, false) && held_.find('\0') != std::string::npos) {
      mark_ = '\0';
      looked_at_ = 0;
    }
    return std::nullopt;
  }

  ByteSource source_;
  std::vector<std::byte> piece_ = std::vector<std::byte>(size_t{64} << 10);
  std::string held_;
  size_t begin_ = 0, looked_at_ = 0;
  char mark_ = '\n';
  bool first_ = true, ended_ = false;
};

InputList::InputList(InputListOptions options) : options_(std::move(options)) {}
InputList::~InputList() = default;
InputList::InputList(InputList&&) noexcept = default;
InputList& InputList::operator=(InputList&&) noexcept = default;

std::optional<Result<std::string>> InputList::next() {
  for (;;) {
    if (!folders_.empty()) {
      if (auto found = next_in_folder()) return found;
      if (std::exchange(any_, true)) continue;
      return Error{
          "no_files", {top_}, "the folder holds no file to read", "hidden files and those that --include leaves out are passed over"};
    }
    auto named = next_named();
    if (!named || !*named || **named == "-" || kind_of(**named, true) != Kind::kFolder) return named;
    top_ = **named;
    any_ = false;
    if (auto error = enter(top_)) return *std::move(error);
  }
}

bool InputList::may_wait() const {
  if (!folders_.empty() || next_path_ < options_.paths.size()) return false;
  return names_ ? names_->may_wait() : !options_.files_from.empty();
}

std::optional<Result<std::string>> InputList::next_named() {
  if (next_path_ < options_.paths.size()) return options_.paths[next_path_++];
  if (options_.files_from.empty()) return std::nullopt;
  if (!names_) {
    auto source = ByteSource::open(options_.files_from, options_.wake_fd);
    if (!source) {
      options_.files_from.clear();
      return source.errors();
    }
    names_ = std::make_unique<Names>(std::move(*source));
  }
  return names_->next();
}

// Nothing: there is no more below the named folder.
std::optional<Result<std::string>> InputList::next_in_folder() {
  while (!folders_.empty()) {
    Folder& folder = folders_.back();
    if (folder.names.empty()) {
      folders_.pop_back();
      continue;
    }
    std::string path = joined(folder.path, folder.names.back());
    folder.names.pop_back();
    const Kind kind = kind_of(path, false);
    if (kind == Kind::kFolder) {
      if (auto error = enter(path)) return *std::move(error);
    } else if (kind == Kind::kFile && is_included(path)) {
      any_ = true;
      return path;
    }
  }
  return std::nullopt;
}

std::optional<Error> InputList::enter(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> handle(::opendir(path.c_str()));
  if (!handle) {
    any_ = true;
    return folder_error(path, errno);
  }
  Folder folder{path, {}};
  errno = 0;
  for (const dirent* entry = ::readdir(handle.get()); entry != nullptr; errno = 0, entry = ::readdir(handle.get()))
    if (entry->d_name[0] != '.') folder.names.emplace_back(entry->d_name);
  const int number = errno;
  std::ranges::sort(folder.names, std::greater());
  folders_.push_back(std::move(folder));
  return number == 0 ? std::nullopt : std::optional(folder_error(path, number));
}

bool InputList::is_included(const std::string& path) const {
  if (options_.include.empty()) return true;
  const std::string below = path.substr(joined(top_, "").size());
  return std::ranges::any_of(options_.include, [&](const std::string& glob) { return ::fnmatch(glob.c_str(), below.c_str(), 0) == 0; });
}

}  // namespace quern
