// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// Whether what is varied can only be whole: in one of the designs the format takes a whole value (of the range, in its
/// unit, or the file's own) and no fraction beside or between them. So a parameter is whole where what refers to it is.
/// A range without any value that the format takes is not whole.
bool takesWholeOnly(const Axis& axis, const Axis::Range& range, const Source& source,
                    const std::vector<std::string>& designs);

}  // namespace headroom::planning
