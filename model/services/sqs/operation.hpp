// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace headroom::sqs {

/// What callers ask of a queue; functions read it by event source mappings.
enum class Operation : std::uint8_t { SendMessage, SendMessageBatch };

inline constexpr std::array<std::string_view, 2> kOperationNames{"SendMessage", "SendMessageBatch"};

constexpr std::optional<Operation> operationOf(std::string_view name) {
    for (std::size_t i = 0; i < kOperationNames.size(); ++i) {
        if (kOperationNames[i] == name) return static_cast<Operation>(i);
    }
    return std::nullopt;
}

}  // namespace headroom::sqs
