// quern: loosely formatted text in, clean, validated JSON out. This header brings the whole public interface.
//
//   #include <quern/quern.h>
//
//   auto grammar = quern::Grammar::load("job");
//   if (!grammar) { for (auto& e : grammar.errors()) std::cerr << quern::to_string(e); return 2; }
//   quern::Parser parser(*grammar);
//   parser.feed(posting);
//   auto outcome = parser.finish();
//   if (auto* record = std::get_if<quern::Record>(&outcome)) {
//     std::string json;
//     quern::emit(*record, *grammar, {.pretty = true}, json);
//     std::cout << json;
//   }
#pragma once

#include "quern/codes.h"
#include "quern/emit.h"
#include "quern/grammar.h"
#include "quern/parser.h"
#include "quern/record.h"
#include "quern/result.h"
#include "quern/schema.h"
#include "quern/span.h"
#include "quern/text.h"
#include "quern/value.h"
#include "quern/version.h"
