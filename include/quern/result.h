// What a call gives that can fail as a whole: a value, or every fault found.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "quern/export.h"

namespace quern {

// Where a fault stands. Lines and columns count from 1; 0 means the file as a whole.
struct Place {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
};

// An operation that is impossible: no such file, a bad grammar, a wrong option.
// `code` is one of those that `quern codes` lists; `message` says what and why, `help` what to do.
struct Error {
  std::string code;
  Place place;
  std::string message;
  std::string help;
};

// "grammar/job.toml:12:3: error[grammar_unknown_field]: rule `x` fills ... \n  help: ..." for a person to read.
QUERN_EXPORT std::string to_string(const Error& error);

using Errors = std::vector<Error>;

// Either a T or at least one Error (a grammar reports all of its faults at once). Never throws.
//
//   Result<Grammar> grammar = Grammar::load("job");
//   if (!grammar) return report(grammar.errors());
//   use(*grammar);
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(Errors{std::move(error)}) {}
  Result(Errors errors) : state_(std::move(errors)) { assert(!this->errors().empty()); }

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return *std::get_if<T>(&state_); }
  const T& operator*() const { return *std::get_if<T>(&state_); }
  T* operator->() { return std::get_if<T>(&state_); }
  const T* operator->() const { return std::get_if<T>(&state_); }
  const Errors& errors() const { return *std::get_if<Errors>(&state_); }

 private:
  std::variant<T, Errors> state_;
};

}  // namespace quern
