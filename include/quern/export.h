// Marks what the shared library shows; everything else stays hidden.
#pragma once

#if defined(__GNUC__)
#define QUERN_EXPORT __attribute__((visibility("default")))
#else
#define QUERN_EXPORT
#endif
