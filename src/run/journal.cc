#include "run/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "json/reader.h"
#include "json/writer.h"

namespace quern {
namespace {

Error journal_error(const std::string& path, const std::string& step) {
  return {"output_failed",
          {path},
          step + ": " + std::generic_category().message(errno),
          "check the folder and its device, then run again with --resume"};
}

void write_file(const char* key, const WrittenFile& file, JsonWriter& json) {
  if (file.name.empty()) return;
  json.key(key), json.begin_object();
  json.key("name"), json.string(file.name);
  json.key("bytes"), json.integer(static_cast<int64_t>(file.bytes));
  json.key("sha256"), json.string(file.sha256);
  json.end_object();
}

std::string line_of(const SegmentEntry& entry) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("unit"), json.integer(static_cast<int64_t>(entry.id.first));
  json.key("segment"), json.integer(static_cast<int64_t>(entry.id.second));
  json.key("fingerprint"), json.string(entry.fingerprint);
  write_file("records", entry.records, json);
  write_file("rejects", entry.rejects, json);
  json.key("stats"), json.begin_object(), entry.stats.write(json), json.end_object();
  json.end_object();
  return line + '\n';
}

std::string line_of(const UnitEntry& entry) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("unit"), json.integer(static_cast<int64_t>(entry.unit));
  json.key("fingerprint"), json.string(entry.fingerprint);
  json.key("segments"), json.begin_array();
  for (const uint64_t segment : entry.segments) json.integer(static_cast<int64_t>(segment));
  json.end_array();
  json.key("input_bytes"), json.integer(static_cast<int64_t>(entry.input_bytes));
  json.key("failed"), json.boolean(entry.failed);
  json.key("passed_over"), json.begin_object();
  for (const auto& [kind, count] : entry.passed_over) json.key(kind), json.integer(static_cast<int64_t>(count));
  json.end_object();
  json.end_object();
  return line + '\n';
}

// Members of a line. What is missing or of another kind makes it not good.
class Members {
 public:
  explicit Members(const Value& object) : object_(object) {}

  bool has(std::string_view name) const { return object_.find(name) != nullptr; }
  const Value* get(std::string_view name) {
    const Value* found = object_.find(name);
    good_ &= found != nullptr;
    return found;
  }
  uint64_t number(std::string_view name) { return as_number(get(name)); }
  uint64_t as_number(const Value* value) {
    const bool is_one = value != nullptr && value->integer() != nullptr && *value->integer() >= 0;
    good_ &= is_one;
    return is_one ? static_cast<uint64_t>(*value->integer()) : 0;
  }
  std::string text(std::string_view name) {
    const Value* value = get(name);
    good_ &= value != nullptr && value->string() != nullptr;
    return value == nullptr ? "" : std::string(value->as_string());
  }
  WrittenFile file(std::string_view name) {
    if (!has(name)) return {};
    Members members(*get(name));
    WrittenFile file{members.text("name"), members.number("bytes"), members.text("sha256")};
    good_ &= members.good() && !file.name.empty() && file.name.find('/') == std::string::npos;
    return file;
  }
  bool good() const { return good_; }

 private:
  const Value& object_;
  bool good_ = true;
};

bool read_segment(Members& members, JournalEntries& entries) {
  SegmentEntry entry{{members.number("unit"), members.number("segment")},
                     members.text("fingerprint"),
                     members.file("records"),
                     members.file("rejects"),
                     {}};
  const Value* stats = members.get("stats");
  if (!members.good() || !entry.stats.read(*stats)) return false;
  const SegmentId id = entry.id;
  return entries.segments.emplace(id, std::move(entry)).second;
}

bool read_unit(Members& members, JournalEntries& entries) {
  UnitEntry entry{members.number("unit"), members.text("fingerprint"), {}, members.number("input_bytes"), false, {}};
  const Value* failed = members.get("failed");
  const Value* segments = members.get("segments");
  const Value* passed_over = members.get("passed_over");
  if (!members.good() || failed->boolean() == nullptr || segments->array() == nullptr || passed_over->object() == nullptr) return false;
  for (const auto& [kind, count] : *passed_over->object()) entry.passed_over.emplace(kind, members.as_number(&count));
  entry.failed = *failed->boolean();
  for (const Value& segment : *segments->array()) entry.segments.push_back(members.as_number(&segment));
  const uint64_t unit = entry.unit;
  return members.good() && entries.units.emplace(unit, std::move(entry)).second;
}

bool read_line(std::string_view line, JournalEntries& entries) {
  const Result<Value> object = parse_json(line);
  if (!object || object->object() == nullptr) return false;
  Members members(*object);
  if (members.has("segment")) return read_segment(members, entries);
  if (members.has("unit")) return read_unit(members, entries);
  if (members.has("again")) {
    entries.forget(members.number("again"));
    return members.good();
  }
  entries.all_units = members.number("complete");
  entries.inputs = members.text("inputs");
  return members.good();
}

// `good`: bytes of the whole lines.
std::optional<Error> read_lines(std::string_view text, const std::string& path, JournalEntries& entries, size_t& good) {
  uint32_t number = 0;
  good = 0;
  for (size_t end; (end = text.find('\n', good)) != std::string_view::npos; good = end + 1) {
    ++number;
    if (!read_line(text.substr(good, end - good), entries))
      return Error{"run_damaged", {path, number, 0}, "this line of the journal is none that quern wrote", "run anew into another folder"};
  }
  return std::nullopt;
}

// All of the file from its start.
std::optional<std::string> read_all(int fd) {
  std::string text;
  for (;;) {
    const size_t had = text.size();
    text.resize(had + (size_t{1} << 16));
    const ssize_t n = ::pread(fd, text.data() + had, text.size() - had, static_cast<off_t>(had));
    if (n < 0 && errno != EINTR) return std::nullopt;
    text.resize(had + static_cast<size_t>(n < 0 ? 0 : n));
    if (n == 0) return text;
  }
}

}  // namespace

void UnitEntry::add_to(StatsFile& stats) const {
  stats.facts.input_bytes += input_bytes;
  for (const auto& [kind, count] : passed_over) stats.stats.passed_over[kind] += count;
}

void JournalEntries::forget(uint64_t unit) {
  segments.erase(segments.lower_bound({unit, 0}), segments.lower_bound({unit + 1, 0}));
  units.erase(unit);
  all_units.reset();
}

Result<JournalEntries> Journal::read(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto text = fd < 0 ? std::nullopt : read_all(fd);
  const int number = errno;
  if (fd >= 0) ::close(fd);
  if (!text)
    return Error{
        "input_unreadable", {path}, "cannot read it: " + std::generic_category().message(number), "name folders that quern run wrote"};
  JournalEntries entries;
  size_t good = 0;
  if (auto error = read_lines(*text, path, entries, good)) return *error;
  return entries;
}

Result<Journal> Journal::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return journal_error(path, "cannot open the journal");
  Journal journal(fd, path);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
    return Error{"run_busy", {path}, "another process works in this folder", "wait until it has ended, or write into another folder"};
  const auto text = read_all(fd);
  if (!text) return journal_error(path, "cannot read the journal");
  size_t good = 0;
  if (auto error = read_lines(*text, path, journal.entries_, good)) return *error;
  if (::ftruncate(fd, static_cast<off_t>(good)) != 0 || ::lseek(fd, 0, SEEK_END) < 0)
    return journal_error(path, "cannot write the journal");
  return journal;
}

Journal::~Journal() {
  if (fd_ >= 0) ::close(fd_);
}

Journal::Journal(Journal&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)), entries_(std::move(other.entries_)) {}

std::optional<Error> Journal::append(const std::string& line) {
  for (std::string_view rest = line; !rest.empty();) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n < 0 && errno != EINTR) return journal_error(path_, "cannot write the journal");
    if (n > 0) rest.remove_prefix(static_cast<size_t>(n));
  }
  if (::fsync(fd_) != 0) return journal_error(path_, "cannot write the journal to the device");
  return std::nullopt;
}

std::optional<Error> Journal::add(SegmentEntry entry) {
  if (auto error = append(line_of(entry))) return error;
  const SegmentId id = entry.id;
  entries_.segments.insert_or_assign(id, std::move(entry));
  return std::nullopt;
}

std::optional<Error> Journal::add(UnitEntry entry) {
  if (auto error = append(line_of(entry))) return error;
  const uint64_t unit = entry.unit;
  entries_.units.insert_or_assign(unit, std::move(entry));
  return std::nullopt;
}

std::optional<Error> Journal::take_back(uint64_t unit) {
  if (auto error = append("{\"again\":" + std::to_string(unit) + "}\n")) return error;
  entries_.forget(unit);
  return std::nullopt;
}

std::optional<Error> Journal::end(uint64_t all_units, const std::string& inputs) {
  if (auto error = append("{\"complete\":" + std::to_string(all_units) + ",\"inputs\":\"" + inputs + "\"}\n")) return error;
  entries_.all_units = all_units;
  entries_.inputs = inputs;
  return std::nullopt;
}

}  // namespace quern
