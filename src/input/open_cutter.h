// The cutter for a stream of a format that is known.
#pragma once

#include <memory>

#include "input/cutter.h"
#include "input/input_reader.h"
#include "input/warc_cutter.h"

namespace quern {

// `format`: not kAuto.
std::unique_ptr<Cutter> open_cutter(InputFormat format, StreamInfo stream, const InputOptions& options, TakeDocument take,
                                    PassOver pass_over);

}  // namespace quern
