// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/route_spec.hpp"

namespace headroom::apigateway {

inline constexpr std::array<std::string_view, 2> kTransferModes{"BUFFERED", "STREAM"};

/// Of an entry of Routes and of a method's Integration.
constexpr base::FieldInfo transferMode() {
    return {.name = "ResponseTransferMode",
            .label = "How answers are sent",
            .kind = base::FieldKind::Choice,
            .place = base::FieldPlace::Here,
            .choices = kTransferModes,
            .defaultText = "BUFFERED",
            .doc =
                "BUFFERED: whole; STREAM, of a REST API's proxy integration: as they come, beyond 10 MB at 2 MB/s, "
                "for 15 minutes at most, billed by 10 MB and not cached.",
            .source = "API Gateway Developer Guide, response-transfer-mode, 2026-11"};
}

}  // namespace headroom::apigateway
