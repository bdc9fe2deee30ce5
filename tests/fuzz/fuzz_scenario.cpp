// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/run.hpp"

/// Reads bytes as a scenario, in JSON or (first byte odd) YAML, and estimates what comes out whole. Nothing may crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto loaded =
        headroom::format::loadScenarioText(text, (data[0] & 1U) != 0 ? "/nonexistent/f.yaml" : "/nonexistent/f.json");
    if (loaded.scenario) (void)headroom::study::estimate(*loaded.scenario);
    (void)headroom::document::toLines(loaded.problems);
    return 0;
}
