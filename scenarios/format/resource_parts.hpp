// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// The parts of one resource; absent ones read as empty objects. Reports parts that the type does not have.
class ResourceParts {
public:
    ResourceParts(Reading& reading, const Place& resource, std::initializer_list<std::string_view> allowed);
    const Place& properties() const { return properties_; }
    const Place& behavior() const { return behavior_; }

private:
    document::Node empty_ = document::Node::object();
    Place properties_;
    Place behavior_;
};

/// Whether an error was added after the first `before` problems.
bool errorsSince(const Reading& reading, std::size_t before);

/// Reports a specification's own errors, whose `where` is a JSON pointer below the resource, at the nearest value that
/// the file holds.
void reportBelow(Reading& reading, const Place& resource, const std::vector<base::Error>& errors);

}  // namespace headroom::format
