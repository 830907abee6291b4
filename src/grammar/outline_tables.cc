#include "grammar/outline_tables.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace quern {
namespace {

constexpr size_t kBitsPerRow = 8;
constexpr size_t kFew = 4096;  // rows that the cache holds: looked for without asking the marks
constexpr std::string_view kMagic = "quern outline tables 2\n";

// Numbers, least byte first, out of a file that may end too early.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  bool skip(std::string_view expected) {
    if (!left_.starts_with(expected)) return false;
    left_.remove_prefix(expected.size());
    return true;
  }
  std::string_view line() {
    const size_t end = left_.find('\n');
    if (end == left_.npos) return fail();
    const std::string_view found = left_.substr(0, end);
    left_.remove_prefix(end + 1);
    return found;
  }
  std::string_view take(size_t size) {
    if (left_.size() < size) return fail();
    const std::string_view found = left_.substr(0, size);
    left_.remove_prefix(size);
    return found;
  }
  uint32_t number() {
    uint32_t value = 0;
    const std::string_view bytes = take(4);
    for (size_t i = 0; i < bytes.size(); ++i) value |= uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return value;
  }
  float real() { return std::bit_cast<float>(number()); }
  bool failed() const { return failed_; }
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view fail() {
    failed_ = true;
    left_ = {};
    return {};
  }

  std::string_view left_;
  bool failed_ = false;
};

Error fault(std::string message) {
  return {"grammar_bad_tables", {}, std::move(message), "make the file anew with scripts/learn_outline, or take `tables` out"};
}

// The kinds that the file's columns stand for.
Result<std::vector<TopId>> read_kinds(std::string_view line, const std::vector<std::string>& tops) {
  std::vector<TopId> kinds;
  while (!line.empty()) {
    const std::string_view name = line.substr(0, line.find(' '));
    const auto found = std::find(tops.begin(), tops.end(), name);
    if (found == tops.end()) return fault("the file is for a section `" + std::string(name) + "`, which the grammar does not declare");
    kinds.push_back(static_cast<TopId>(found - tops.begin()));
    line.remove_prefix(std::min(name.size() + 1, line.size()));
  }
  if (kinds.empty()) return fault("the file names no section");
  return kinds;
}

// Its size, its scale, then a key and its weights for each row. Too short a file is for the caller to tell.
bool read_table(Bytes& bytes, const std::vector<TopId>& kinds, FeatureTable& table) {
  const uint32_t rows = bytes.number();
  table.scale = bytes.real();
  Bytes body(bytes.take(size_t{rows} * (4 + kinds.size())));
  if (bytes.failed()) return true;
  table.reserve(rows);
  for (uint32_t i = 0; i < rows; ++i) {
    const uint32_t key = body.number();
    const std::string_view weights = body.take(kinds.size());
    FeatureTable::Row row{};
    for (size_t column = 0; column < kinds.size(); ++column) row[kinds[column]] = static_cast<int8_t>(weights[column]);
    if (!table.add(key, row)) return false;
  }
  return true;
}

void read_transitions(Bytes& bytes, const std::vector<TopId>& kinds, size_t tops, OutlineTables& tables) {
  for (const TopId from : kinds)
    for (const TopId to : kinds) tables.across[from][to] = bytes.real();
  for (size_t at = 0; at < kSwitchClasses; ++at) {
    const float price = bytes.real();  // of kinds that the tables do not know
    tables.prices.resize((at + 1) * tops * tops, price);
    for (const TopId from : kinds)
      for (const TopId to : kinds) tables.prices[(at * tops + from) * tops + to] = bytes.real();
  }
}

}  // namespace

void FeatureTable::reserve(size_t rows) {
  slots_.assign(std::bit_ceil(2 * rows + 1), {});
  mask_ = slots_.size() - 1;
  const size_t bits = rows < kFew ? 0 : std::bit_ceil(kBitsPerRow * rows);
  marked_.assign(bits / 64, 0);
  marked_mask_ = bits > 0 ? static_cast<uint32_t>(bits - 1) : 0;
}

bool FeatureTable::add(uint32_t key, const Row& row) {
  size_t at = key & mask_;
  for (; slots_[at].taken; at = (at + 1) & mask_)
    if (slots_[at].key == key) return false;
  slots_[at] = {key, true, row};
  ++size_;
  if (!marked_.empty()) marked_[(key & marked_mask_) / 64] |= uint64_t{1} << key % 64;
  return true;
}

// Many words of a text are no features, which a few bits tell without waiting for the memory of the slots.
size_t FeatureTable::choose_likely(std::span<const uint32_t> keys, uint32_t* likely) const {
  const uint64_t* const marked = marked_.data();
  const uint32_t mask = marked_mask_;
  size_t count = 0;
  for (const uint32_t key : keys) {
    likely[count] = key;
    count += marked[(key & mask) / 64] >> key % 64 & 1;
  }
  for (size_t i = 0; i < count; ++i) __builtin_prefetch(&slots_[likely[i] & mask_]);
  return count;
}

// Rows are added as short numbers, which 64 of them cannot overrun.
FeatureTable::Sum FeatureTable::sum(std::span<const uint32_t> keys) const {
  Sum sum{};
  if (slots_.empty()) return sum;
  std::array<uint32_t, 64> likely;
  while (!keys.empty()) {
    auto some = keys.first(std::min(keys.size(), likely.size()));
    keys = keys.subspan(some.size());
    if (!marked_.empty()) some = {likely.data(), choose_likely(some, likely.data())};
    std::array<int16_t, kRowColumns> rows{};
    for (const uint32_t key : some)
      if (const Row* row = find(key))
        for (size_t column = 0; column < rows.size(); ++column) rows[column] = static_cast<int16_t>(rows[column] + (*row)[column]);
    for (size_t kind = 0; kind < sum.size(); ++kind) sum[kind] += rows[kind];
  }
  return sum;
}

Result<OutlineTables> read_outline_tables(std::string_view file, const std::vector<std::string>& tops) {
  Bytes bytes(file);
  if (!bytes.skip(kMagic)) return fault("the file does not begin with `" + std::string(kMagic.substr(0, kMagic.size() - 1)) + "`");
  if (tops.size() > kMostColumns) return fault("the grammar has more than " + std::to_string(kMostColumns) + " kinds of section");
  auto kinds = read_kinds(bytes.line(), tops);
  if (!kinds) return kinds.errors();
  OutlineTables tables;
  tables.kinds = std::move(*kinds);
  if (!read_table(bytes, tables.kinds, tables.words) || !read_table(bytes, tables.kinds, tables.context))
    return fault("the file has a feature twice");
  tables.hand = bytes.real();
  for (float& view : tables.views) view = bytes.real();
  read_transitions(bytes, tables.kinds, tops.size(), tables);
  if (bytes.failed()) return fault("the file ends too early: it has " + std::to_string(file.size()) + " bytes");
  if (!bytes.at_end()) return fault("the file goes on behind its end");
  return tables;
}

}  // namespace quern
