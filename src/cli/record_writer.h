// Takes what became of each document: records to the output, rejects to the rejects file, a word about each to the console.
#pragma once

#include <cstdint>

#include "cli/console.h"
#include "cli/output_file.h"
#include "quern/emit.h"
#include "quern/parser.h"

namespace quern::cli {

class RecordWriter final : public Sink {
 public:
  // `rejects` may be null.
  RecordWriter(const Grammar& grammar, EmitOptions options, OutputFile& output, OutputFile* rejects, const Console& console)
      : grammar_(grammar), options_(options), output_(output), rejects_(rejects), console_(console) {}

  void take(Record&& record) override;
  void take(Reject&& reject) override;

  uint64_t written() const { return written_; }
  uint64_t rejected() const { return rejected_; }
  uint64_t faulty() const { return faulty_; }  // records that break their own schema

 private:
  const Grammar& grammar_;
  EmitOptions options_;
  OutputFile& output_;
  OutputFile* rejects_;
  const Console& console_;
  uint64_t written_ = 0;
  uint64_t rejected_ = 0;
  uint64_t faulty_ = 0;
};

}  // namespace quern::cli
