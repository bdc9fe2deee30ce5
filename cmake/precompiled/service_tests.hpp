// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the engine and of the service models.
#pragma once

#include "cmake/precompiled/engine.hpp"
#include "tests/support/catch.hpp"
