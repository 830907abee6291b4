// One TOML file as quern reads it: members in the order of the file, every value with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/faults.h"
#include "quern/value.h"

namespace quern::loading {

struct Entry;

struct Node {
  enum class Kind : uint8_t { kString, kInteger, kNumber, kBoolean, kArray, kTable, kDate };

  Kind kind = Kind::kTable;
  Spot at;
  std::string text;            // of a string
  int64_t integer = 0;         // of an integer
  double number = 0;           // of an integer or number
  bool boolean = false;        // of a boolean
  std::vector<Node> elements;  // of an array
  std::vector<Entry> members;  // of a table

  bool is(Kind k) const { return kind == k; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_number() const { return kind == Kind::kInteger || kind == Kind::kNumber; }
  bool is_array() const { return kind == Kind::kArray; }
  bool is_table() const { return kind == Kind::kTable; }

  // The member of a table, or null.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  const Entry* entry(std::string_view key) const;
  // The string that this member is, or "".
  std::string_view string(std::string_view key) const;
  // The elements of the list, or the members of the table, that this member is; else none.
  const std::vector<Node>& list(std::string_view key) const;
  const std::vector<Entry>& table(std::string_view key) const;

  // What matches, of a list whose elements are patterns or tables with a `match`.
  const Node& match() const { return is_string() ? *this : *find("match"); }

  // As JSON has it; a date is null.
  Value value() const;
};

struct Entry {
  std::string key;
  Spot at;  // of the key
  Node value;
};

// Reads TOML; a syntax error becomes the fault `grammar_syntax` and the answer false.
bool read_document(std::string_view toml, uint16_t file, Node& root, Faults& faults);

}  // namespace quern::loading
