// The inputs of a run, one after the other: files, all files of folders, names that stand in a file.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quern/result.h"

namespace quern {

struct InputListOptions {
  std::vector<std::string> paths = {};    // files and folders; "-" is standard input
  std::string files_from = {};            // a file that names more of them ("-": standard input), one a line, or each ended by a NUL
  std::vector<std::string> include = {};  // of folders: only files whose path below the folder matches one of these (fnmatch)
  int wake_fd = -1;                       // ends the waiting for more names (see ByteSource)
};

// Folders are read with all below them, in the order of the bytes of names; what is hidden, no regular file, or a link to a folder is
// passed over. Holds the names of the folders on the way to the current file.
class InputList {
 public:
  InputList(std::vector<std::string> paths) : InputList(InputListOptions{std::move(paths)}) {}
  InputList(InputListOptions options);
  ~InputList();
  InputList(InputList&&) noexcept;
  InputList& operator=(InputList&&) noexcept;

  // The path of the next file; nothing at the end. Fails where a folder or the list of names cannot be read; the next call goes on
  // behind it.
  std::optional<Result<std::string>> next();
  // `next` may have to wait for a name that is yet to be written.
  bool may_wait() const;

 private:
  class Names;
  struct Folder;

  std::optional<Result<std::string>> next_named();
  std::optional<Result<std::string>> next_in_folder();
  std::optional<Error> enter(const std::string& path);
  bool is_included(const std::string& path) const;

  InputListOptions options_;
  size_t next_path_ = 0;
  std::unique_ptr<Names> names_;
  std::vector<Folder> folders_;  // from the named one down to that which is being read
  std::string top_;              // the named one
  bool any_ = false;             // a file of it was given out
};

}  // namespace quern
