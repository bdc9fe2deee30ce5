// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian 12 ships Catch2 2.13, Ubuntu 24.04 ships 3.x: this header is the only place that knows.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
