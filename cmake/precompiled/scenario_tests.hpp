// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of everything that starts from a scenario.
#pragma once

#include "cmake/precompiled/study.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"
