// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"

/// How measurements come into a scenario's tree.
namespace headroom::calibrate {

/// Lines for people: what was set, from how much, how well it fits.
using Findings = std::vector<std::string>;

base::Error refused(std::string what);

/// A resource of the scenario whose type ends with one of these; nullptr: there is none of that name and type.
document::Node* resourceNamed(document::Node& scenario, const std::string& name,
                              const std::vector<std::string_view>& types);
document::Node* functionNamed(document::Node& scenario, const std::string& name);

/// The only function, table or workload of a scenario; empty where there are none or several.
std::string onlyOne(const document::Node& scenario, const char* section, std::string_view type);

/// Whether a section has a member of that name.
bool holds(const document::Node& scenario, const char* section, const std::string& name);

/// MB of a function: of its MemorySize, a parameter's default where it names one, Lambda's 128 where it has none;
/// nothing where it says something else than a number (Uncertain, say).
std::optional<std::int64_t> memoryOf(const document::Node& scenario, const document::Node& function);

/// The Behavior of a resource, made where it has none.
document::Node& behaviorOf(document::Node& resource);

/// Notes where a value comes from; the format lists it among the assumptions.
void noteSource(document::Node& scenario, const std::string& pointer, const std::string& source);

/// Takes such a note out again: the value is there no longer.
void dropSource(document::Node& scenario, const std::string& pointer);

/// Whether any step of a function is more than computing and waiting.
bool calls(const document::Node& steps);

/// Takes out all that computes and waits.
void dropWork(document::Node& steps);

/// The function's own work, "Code", as its first step, in place of all that computed and waited before; calls stay.
void setCode(document::Node& behavior, document::Node code);

/// Puts a measured time of a function where it belongs: one that calls nothing gets it as its Code step, at the
/// scenario's memory, so that other sizes stretch it; one that calls as Duration, the whole. Notes the source.
void setMeasured(document::Node& scenario, const std::string& name, document::Node time, const std::string& source);

/// "0.994": a number that is not negative, to a thousandth.
std::string thousandths(double value);

/// {"Uncertain": {"Low", "Likely", "High"}}, or the likely value alone where the three are not apart.
document::Node ranged(const std::string& low, const std::string& likely, const std::string& high);

}  // namespace headroom::calibrate
