// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// The operations of which calls are proposed, the likeliest first.
namespace headroom::importing {

inline constexpr std::array<std::string_view, 5> kReads{"GetItem", "Query", "BatchGetItem", "Scan", "TransactGetItems"};
inline constexpr std::array<std::string_view, 5> kWrites{"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
                                                         "TransactWriteItems"};
inline constexpr std::string_view kInvoke = "lambda:InvokeFunction";
inline constexpr std::string_view kStart = "states:StartExecution";
inline constexpr std::string_view kSendMessage = "sqs:SendMessage";

}  // namespace headroom::importing
