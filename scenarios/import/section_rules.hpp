// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"

/// What CloudFormation refuses in the sections of a template, with its words (User Guide, template-anatomy and
/// resource-specification-format, 2026).
namespace headroom::importing {

/// The version of the format; types of parameters and whether their values keep to what is declared.
void checkSections(const document::Node& root, const Given& given, document::Problems& problems);

/// Required properties of functions and tables, misspelt types, DependsOn of what is not there. `serverless`: SAM makes
/// more.
void checkResources(const document::Node& resources, bool serverless, document::Problems& problems);

/// Whether SAM may make a resource of that name: one that begins with the name of one of its own, or that an event
/// gives to the queue of its dead letters. It has that one's condition, so it is in the template whether that holds or
/// not. `resources`: the section.
bool madeBySam(const document::Node& resources, const std::string& name);

/// Fn::GetAtt and Fn::Sub of attributes that a resource does not have, in Resources and Outputs.
void checkAttributes(const document::Node& root, document::Problems& problems);

/// Functions, tables and machines of one name. `file`: that of the template itself, without its nested stacks.
void checkNames(const Inventory& own, const std::string& file, document::Problems& problems);

/// Resources that wait for each other. `own`: with the values of their properties, as far as they are known.
void checkCircles(const document::Node& resources, const Inventory& own, bool serverless, document::Problems& problems);

}  // namespace headroom::importing
