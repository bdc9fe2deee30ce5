// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

/// What SAM's transform refuses, with the words of its translator (aws/serverless-application-model, 1.9x).
namespace headroom::importing::sam {

/// The Globals section by itself: which sections it has, and properties that belong to one function alone.
void checkGlobals(const document::Node& globals, document::Problems& problems);

/// One resource of the template with its Globals merged in.
void checkServerless(const Resource& resource, const Inventory& source, document::Problems& problems);

}  // namespace headroom::importing::sam
