# Writes the report's style sheet and script into one source file, so that the program works without any file beside it.
function(embed_report out_variable)
  foreach(name css js)
    set(file ${PROJECT_SOURCE_DIR}/src/report/report.${name})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} ${name})
  endforeach()
  set(source ${PROJECT_BINARY_DIR}/embedded_report.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Made by cmake/EmbedReport.cmake from src/report/report.css and report.js.
#include "report/assets.h"

namespace quern::report {

using namespace std::string_view_literals;

std::string_view style() { return R"quern_css(@css@)quern_css"sv; }

std::string_view script() { return R"quern_js(@js@)quern_js"sv; }

}  // namespace quern::report
]])
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${out_variable} ${source} PARENT_SCOPE)
endfunction()
