// The page's style sheet and script (report.css, report.js), built into the program.
#pragma once

#include <string_view>

namespace quern::report {

std::string_view style();
std::string_view script();

}  // namespace quern::report
