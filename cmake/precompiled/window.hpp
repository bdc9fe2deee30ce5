// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop: what most of its files name. All of QtWidgets would cost each file a second: g++ instantiates anew in
// every file what the inline functions of a precompiled header use.
#pragma once

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QObject>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QString>
#include <QStringList>
#include <QVBoxLayout>
#include <QWidget>

#include "cmake/precompiled/study.hpp"
