// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "model/base/field.hpp"

namespace headroom::base {

/// Several tables of parameters as one, in their order.
template <class Spec, std::size_t... N>
constexpr std::array<Field<Spec>, (N + ...)> joined(const std::array<Field<Spec>, N>&... tables) {
    std::array<Field<Spec>, (N + ...)> all{};
    std::size_t at = 0;
    const auto append = [&](const auto& table) {
        for (const Field<Spec>& field : table) all[at++] = field;
    };
    (append(tables), ...);
    return all;
}

}  // namespace headroom::base
