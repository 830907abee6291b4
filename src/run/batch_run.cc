#include "run/batch_run.h"

#include <utility>

#include "run/folder.h"

namespace quern {
namespace {

Error input_changed(const RunUnit& unit) {
  const std::string more = unit.inputs.size() > 1 ? " or one of the " + std::to_string(unit.inputs.size() - 1) + " inputs after it" : "";
  return {"input_changed",
          {unit.inputs.front()},
          "the input" + more + " has another size than when the run began",
          "what is done rests on the old one: run anew into another folder"};
}

// What an earlier process could not read may be there by now: such units are done again from their start.
std::optional<Error> take_back_failed(Journal& journal) {
  std::vector<uint64_t> failed;
  for (const auto& [number, unit] : journal.entries().units)
    if (unit.failed) failed.push_back(number);
  for (const uint64_t number : failed)
    if (auto error = journal.take_back(number)) return error;
  return std::nullopt;
}

ParseSettings settings_of(const BatchRunOptions& options) {
  ParseSettings settings = options.settings;
  settings.stats = true;
  settings.segment_bytes = options.segment_bytes;
  return settings;
}

}  // namespace

Result<std::unique_ptr<BatchRun>> BatchRun::open(BatchRunOptions options, const Grammar& grammar, const Manifest& manifest,
                                                 RunListener listener) {
  if (auto error = prepare_folder(options.folder, options.resume)) return *error;
  auto journal = Journal::open(options.folder + "/" + kJournalName);
  if (!journal) return journal.errors();
  if (auto error = settle_manifest(options.folder, manifest)) return *error;  // no other process is at it now
  if (auto error = take_back_failed(*journal)) return *error;
  sweep(options.folder, journal->entries());
  return std::unique_ptr<BatchRun>(new BatchRun(std::move(options), grammar, manifest.shard, std::move(*journal), std::move(listener)));
}

BatchRun::BatchRun(BatchRunOptions options, const Grammar& grammar, Shard shard, Journal journal, RunListener listener)
    : options_(std::move(options)),
      grammar_(grammar),
      shard_(shard),
      journal_(std::move(journal)),
      listener_(std::move(listener)),
      parser_(grammar_, settings_of(options_), options_.threads, [this](const Batch&, const BatchResult& result) { take(result); }) {}

std::optional<Error> BatchRun::run(std::span<const RunInput> inputs) {
  RunPlan plan(inputs, options_.segment_bytes);
  uint64_t units = 0;
  Sha256 all_inputs;
  for (auto unit = plan.next(); unit; unit = plan.next(), ++units) {
    if (is_stopped()) return std::nullopt;
    all_inputs.add(unit->fingerprint);
    if (!unit->is_owned(shard_)) continue;
    if (auto error = check_unchanged(*unit)) return error;
    if (journal_.entries().units.contains(unit->number)) continue;
    if (auto error = run_unit(*unit)) return error;
  }
  if (is_stopped()) return std::nullopt;
  const std::string inputs_digest = all_inputs.hex();
  if (journal_.entries().all_units != units || journal_.entries().inputs != inputs_digest)
    if (auto error = journal_.end(units, inputs_digest)) return error;
  return write_stats();
}

std::optional<Error> BatchRun::check_unchanged(const RunUnit& unit) const {
  const JournalEntries& done = journal_.entries();
  const auto whole = done.units.find(unit.number);
  if (whole != done.units.end() && whole->second.fingerprint != unit.fingerprint) return input_changed(unit);
  const auto part = done.segments.lower_bound({unit.number, 0});
  if (part != done.segments.end() && part->first.first == unit.number && part->second.fingerprint != unit.fingerprint)
    return input_changed(unit);
  return std::nullopt;
}

std::optional<Error> BatchRun::run_unit(const RunUnit& unit) {
  unit_ = &unit;
  segments_.clear();
  InputOptions input = options_.input;
  input.wanted = [this](uint64_t position) { return is_wanted(position); };
  InputReader reader(
      unit.inputs, input,
      [this](const Errors& errors) {
        parser_.drain();  // messages come in the order of the inputs
        listener_.input_failed(errors);
      },
      listener_.wake_fd, [this] { return is_stopped(); });
  reader_ = &reader;
  parser_.run(reader);
  documents_in_ += reader.documents();
  bytes_ += reader.bytes();
  if (!is_stopped()) commit_segment();
  writer_.reset();  // of a segment that was not finished nothing stays
  if (failure_ || is_stopped()) return failure_;
  return journal_.add(UnitEntry{unit.number, unit.fingerprint, segments_, reader.bytes(), reader.failed(), reader.passed_over()});
}

bool BatchRun::is_wanted(uint64_t position) {
  const uint64_t segment = position / options_.segment_bytes;
  if (segments_.empty() || segments_.back() != segment) segments_.push_back(segment);
  return unit_->is_owned(shard_, segment) && !journal_.entries().segments.contains({unit_->number, segment});
}

void BatchRun::take(const BatchResult& result) {
  size_t records = 0, rejects = 0;
  for (const BatchResult::Part& part : result.parts) {
    if (writer_ && writer_->id().second != part.segment) commit_segment();
    if (failure_) return;
    if (!writer_) writer_.emplace(options_.folder, SegmentId(unit_->number, part.segment), unit_->fingerprint);
    writer_->add(std::string_view(result.records).substr(records, part.records_end - records),
                 std::string_view(result.rejects).substr(rejects, part.rejects_end - rejects), part.stats);
    records = part.records_end;
    rejects = part.rejects_end;
    documents_out_ += part.stats.documents;
  }
  rejected_ += result.rejected;
  faulty_ += result.faulty;
  for (const DocumentNote& note : result.notes) listener_.note(note);
  if (listener_.progress) listener_.progress(documents_out_, bytes_ + reader_->bytes(), rejected_);
}

void BatchRun::commit_segment() {
  if (!writer_ || failure_) return;
  auto entry = writer_->commit();
  writer_.reset();
  if (entry) {
    failure_ = journal_.add(std::move(*entry));
  } else {
    failure_ = entry.errors().front();
  }
}

RunStats BatchRun::stats() const {
  RunStats all;
  for (const auto& [id, entry] : journal_.entries().segments) all.add(entry.stats);
  return all;
}

bool BatchRun::input_failed() const {
  for (const auto& [number, unit] : journal_.entries().units)
    if (unit.failed) return true;
  return false;
}

std::optional<Error> BatchRun::write_stats() {
  StatsFile stats{facts_of(grammar_), this->stats()};
  for (const auto& [number, unit] : journal_.entries().units) unit.add_to(stats);
  if (listener_.resources) listener_.resources(stats.facts);
  return OutputFile::write_whole(options_.folder + "/" + kStatsName, to_json(stats));
}

}  // namespace quern
