// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "scenarios/document/node.hpp"

namespace headroom::gui {

/// A value of the document in a line for people, without the signs of JSON: "Region us-east-1; Region eu-west-1" of a
/// list of objects, "LogNormal (P50 12ms, P99 40ms)" of an object; cut after 80 characters. "absent" where there is
/// none.
QString valueWords(const std::optional<document::Node>& value);

}  // namespace headroom::gui
