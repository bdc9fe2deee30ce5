// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

struct DataFiles;

/// A value and where it stands in the document.
struct Place {
    const document::Node& node;
    std::string pointer;

    Place at(std::string_view key, const document::Node& child) const { return {child, document::child(pointer, key)}; }
    Place at(std::size_t index, const document::Node& child) const { return {child, document::child(pointer, index)}; }
};

/// What the readers of one design share.
struct Reading {
    document::Problems& problems;
    std::vector<Assumption>& assumptions;
    std::string folder;          ///< relative files are looked up here
    DataFiles* files = nullptr;  ///< what was read of them already; may be null

    void error(const Place& place, std::string text) { problems.error(place.node, place.pointer, std::move(text)); }
    void warning(const Place& place, std::string text) { problems.warning(place.node, place.pointer, std::move(text)); }
    void note(const Place& place, std::string text) { problems.note(place.node, place.pointer, std::move(text)); }
    /// Says that the value is of the wrong kind, unless that is a consequence of a problem already listed.
    void wrongKind(const Place& place, std::string_view wanted);
    void assume(std::string path, std::string value, std::string source, bool guess) {
        assumptions.push_back({std::move(path), std::move(value), std::move(source), guess});
    }
};

/// Takes back what was assumed at a pointer. It is looked for from the end, where what was read last stands, so that a
/// file of thousands of resources is read in no time.
void forget(Reading& reading, const std::string& pointer);

/// The place of a pointer, at the nearest value around it that the document holds.
Place nearest(const document::Node& root, const std::string& pointer);

/// True if the value is an object; says so otherwise.
bool isObject(Reading& reading, const Place& place, std::string_view what);

/// The name of the resource that a value refers to: "Views", {"Ref": "Views"}, {"Fn::GetAtt": ["Views", "Arn"]} or
/// {"Fn::Sub": "${Views}"}. Empty, with a problem, for anything else.
std::string resourceReference(Reading& reading, const Place& place);

}  // namespace headroom::format
