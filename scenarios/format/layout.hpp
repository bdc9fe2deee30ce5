// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"

/// The Layout section: where things stand in the diagram. It has no effect on any result.
namespace headroom::format {

/// Left and top, in points.
struct DiagramPlace {
    double x = 0.0;
    double y = 0.0;
    bool operator==(const DiagramPlace&) const = default;
};

struct Layout {
    std::map<std::string, DiagramPlace> resources;
    std::map<std::string, DiagramPlace> workloads;
    bool operator==(const Layout&) const = default;
};

/// {"Resources": {"Api": [240, 120]}, "Workloads": {...}}; what is wrong is reported and left out.
Layout readLayout(document::Problems& problems, const document::Node& root);

}  // namespace headroom::format
