#include "run/manifest.h"

#include <limits>

#include "input/whole_file.h"
#include "json/reader.h"
#include "json/writer.h"

namespace quern {
namespace {

constexpr std::string_view kSchema = "quern.run/1";
constexpr size_t kMostBytes = size_t{4} << 30;  // the names of all inputs stand in it

std::string shown(const Value* value) {
  if (value == nullptr) return "nothing";
  std::string text = to_json(*value);
  constexpr size_t kMost = 200;
  if (text.size() > kMost) text = text.substr(0, kMost) + " ...";
  return text;
}

std::optional<Shard> shard_of(const Value& object) {
  const Value* number = object.find("shard");
  const Value* count = object.find("shards");
  if (number == nullptr || count == nullptr) return std::nullopt;
  const int64_t i = number->as_integer(), n = count->as_integer();
  if (i < 1 || n < i || n > std::numeric_limits<uint32_t>::max()) return std::nullopt;
  return Shard{static_cast<uint32_t>(i), static_cast<uint32_t>(n)};
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::kPretty);
  json.begin_object();
  json.key("schema"), json.string(kSchema);
  json.key("shard"), json.integer(manifest.shard.number);
  json.key("shards"), json.integer(manifest.shard.count);
  json.key("settings"), write_value(manifest.settings, json);
  json.end_object();
  return out + "\n";
}

Result<Manifest> read_manifest(const std::string& folder) {
  const std::string path = folder + "/" + kManifestName;
  const auto text = read_whole_file(path, kMostBytes, "");
  if (!text) return Error{"input_not_found", {path}, "the folder holds no run", "name folders that quern run wrote"};
  const Result<Value> object = parse_json(*text);
  const Error damaged{
      "run_damaged", {path}, "this is no description of a run of schema " + std::string(kSchema), "run anew into another folder"};
  if (!object || object->find("schema") == nullptr || object->find("schema")->as_string() != kSchema) return damaged;
  const auto shard = shard_of(*object);
  const Value* settings = object->find("settings");
  if (!shard || settings == nullptr || settings->object() == nullptr) return damaged;
  return Manifest{*settings, *shard};
}

std::optional<std::string> find_difference(const Value& here, const Value& there) {
  const auto differs = [&](const std::string& name) -> std::optional<std::string> {
    const Value* left = here.find(name);
    const Value* right = there.find(name);
    if (left != nullptr && right != nullptr && *left == *right) return std::nullopt;
    return name + ": " + shown(left) + " here, " + shown(right) + " there";
  };
  for (const Value* side : {&here, &there})
    for (const Member& member : *side->object())
      if (auto difference = differs(member.name)) return difference;
  return std::nullopt;
}

}  // namespace quern
