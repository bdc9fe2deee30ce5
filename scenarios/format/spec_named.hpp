// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>
#include <variant>

#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The resource of that name, if it is of that kind; nullptr: there is none, or it is of another kind. Of a function's
/// version ("F:V") pass resourceOf() it.
template <class Spec>
const Spec* specNamed(const Design& design, std::string_view name) {
    const auto found = std::ranges::find(design.resources, name, &Resource::name);
    return found == design.resources.end() ? nullptr : std::get_if<Spec>(&found->spec);
}

template <class Spec>
Spec* specNamed(Design& design, std::string_view name) {
    const auto found = std::ranges::find(design.resources, name, &Resource::name);
    return found == design.resources.end() ? nullptr : std::get_if<Spec>(&found->spec);
}

}  // namespace headroom::format
