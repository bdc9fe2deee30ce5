// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/import.hpp"

/// Imports bytes as a template, a plan or an answer (the first byte picks JSON or YAML). Nothing may crash, and what
/// comes out is a valid scenario.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    using namespace headroom;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto format = (data[0] & 1U) != 0 ? document::Format::Json : document::Format::Yaml;
    const importing::Imported imported = importing::importText(text, "f", format, {});
    (void)document::toLines(imported.problems);
    (void)importing::toText(imported.report);
    if (!imported.scenario) return 0;
    if (!format::loadScenarioText(document::writeJson(*imported.scenario), "s").scenario) std::abort();
    return 0;
}
