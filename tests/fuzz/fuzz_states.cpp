// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scenarios/states/load_definition.hpp"

/// Reads bytes as a state machine definition: the first byte picks the format and the type. Nothing may crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    using namespace headroom;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    states::LoadOptions options;
    if ((data[0] & 4U) != 0) options.type = stepfunctions::MachineType::Express;
    const auto format = static_cast<document::Format>((data[0] & 3U) % 3U);
    const states::LoadedDefinition loaded = states::loadDefinitionText(text, "f", format, options);
    (void)document::toLines(states::problemsOf(loaded.findings));
    return 0;
}
