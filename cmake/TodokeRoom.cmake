# SPDX-License-Identifier: Apache-2.0
#
# todoke_room(NAME engine_feel USES engine_calendar [LIBRARIES Qt6::Gui PkgConfig::X] [MOC])
#   One static library of every *.cpp in the folder (and the folders below that have no CMakeLists.txt
#   of their own). USES are rooms of ours and public; LIBRARIES stay behind the room's door.
#
# todoke_tests(engine/feel USES engine_feel [LIBRARIES Qt6::Widgets] [LABEL unit] [DATABASE])
#   One test executable for the room; each tests/<room>/tst_NAME.cpp is the ctest <room with dots>.NAME. DATABASE: tests/run repeats
#   them on PostgreSQL.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(TODOKE_WERROR "Treat warnings as errors" OFF)
set(TODOKE_TEST_TIMEOUT 300 CACHE STRING "Seconds that a test may take; a sanitizer makes it slower")

find_program(ccache_program ccache)
if(ccache_program AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache reads through a precompiled header only when it is told that its macros are the same.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${ccache_program})
endif()

add_library(todoke_flags INTERFACE)
target_compile_options(todoke_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wextra-semi -Wno-maybe-uninitialized $<$<BOOL:${TODOKE_WERROR}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    # Said of what a file keeps for itself as soon as the file is joined to others.
    $<$<BOOL:${CMAKE_UNITY_BUILD}>:-Wno-subobject-linkage>)
target_compile_definitions(todoke_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_DEBUG_OUTPUT)
target_include_directories(todoke_flags INTERFACE ${CMAKE_SOURCE_DIR})

function(todoke_sources out folder)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.cpp ${folder}/*.h)
    set(kept "")
    foreach(file IN LISTS files)
        get_filename_component(part ${file} DIRECTORY)
        set(mine TRUE)
        while(part)
            if(EXISTS ${folder}/${part}/CMakeLists.txt)
                set(mine FALSE)
                break()
            endif()
            get_filename_component(part ${part} DIRECTORY)
        endwhile()
        if(mine AND NOT file MATCHES "main\\.cpp$")
            list(APPEND kept ${folder}/${file})
        endif()
    endforeach()
    set(${out} ${kept} PARENT_SCOPE)
endfunction()

function(todoke_pch target)
    if(NOT TARGET todoke_pch)
        file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/pch/pch.cpp CONTENT "")
        add_library(todoke_pch STATIC ${CMAKE_BINARY_DIR}/pch/pch.cpp)
        target_link_libraries(todoke_pch PUBLIC Qt6::Core PRIVATE todoke_flags)
        target_precompile_headers(todoke_pch PRIVATE ${CMAKE_SOURCE_DIR}/engine/core/pch.h)
    endif()
    target_precompile_headers(${target} REUSE_FROM todoke_pch)
endfunction()

# Runs moc for a target. CMake 3.25 does not run it again when a source joins the target: the stamp of its last run goes then.
function(todoke_moc target sources)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    set(known ${CMAKE_CURRENT_BINARY_DIR}/${target}_sources.txt)
    set(before "")
    if(EXISTS ${known})
        file(READ ${known} before)
    endif()
    if(NOT before STREQUAL "${sources}")
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
        file(WRITE ${known} "${sources}")
    endif()
endfunction()

function(todoke_room)
    cmake_parse_arguments(arg "MOC" "NAME" "USES;LIBRARIES" ${ARGN})
    todoke_sources(sources ${CMAKE_CURRENT_SOURCE_DIR})
    add_library(${arg_NAME} STATIC ${sources})
    target_link_libraries(${arg_NAME} PUBLIC Qt6::Core ${arg_USES} PRIVATE todoke_flags ${arg_LIBRARIES})
    target_include_directories(${arg_NAME} PUBLIC ${CMAKE_SOURCE_DIR})
    if(arg_MOC)
        todoke_moc(${arg_NAME} "${sources}")
    endif()
    todoke_pch(${arg_NAME})
endfunction()

function(todoke_tests room)
    cmake_parse_arguments(arg "DATABASE" "" "LABEL;USES;LIBRARIES" ${ARGN})
    if(NOT arg_LABEL)
        set(arg_LABEL unit)
    endif()
    if(arg_DATABASE)
        list(APPEND arg_LABEL database)
    endif()
    string(REPLACE "/" "_" name ${room})
    string(REPLACE "/" "." dotted ${room})
    set(folder ${CMAKE_SOURCE_DIR}/tests/${room})
    todoke_sources(sources ${folder})
    set(target tests_${name})
    find_package(Qt6 REQUIRED COMPONENTS Test)
    add_executable(${target} ${sources} ${CMAKE_SOURCE_DIR}/tests/support/test_main.cpp)
    todoke_moc(${target} "${sources}")
    target_compile_definitions(${target} PRIVATE TODOKE_TEST_DATA="${folder}" TODOKE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE todoke_flags ${arg_USES} Qt6::Test ${arg_LIBRARIES})
    todoke_pch(${target})
    file(GLOB tests CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/tst_*.cpp)
    foreach(test IN LISTS tests)
        string(REGEX REPLACE "^tst_(.*)\\.cpp$" "\\1" short ${test})
        add_test(NAME ${dotted}.${short} COMMAND ${target} ${short})
        set_tests_properties(${dotted}.${short} PROPERTIES LABELS "${arg_LABEL}" TIMEOUT ${TODOKE_TEST_TIMEOUT}
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC")
    endforeach()
endfunction()

# todoke_resources(engine_store migrations PREFIX store FILES migrations/0001_office.sql …)
#   Compiles files into a room, readable as :/PREFIX/FILE after Q_INIT_RESOURCE(NAME).
function(todoke_resources target name)
    cmake_parse_arguments(arg "" "PREFIX" "FILES" ${ARGN})
    find_program(RCC NAMES rcc PATHS /usr/lib/qt6/libexec NO_DEFAULT_PATH REQUIRED)
    set(list "<RCC><qresource prefix=\"/${arg_PREFIX}\">")
    set(depends "")
    foreach(file IN LISTS arg_FILES)
        string(APPEND list "<file alias=\"${file}\">${CMAKE_CURRENT_SOURCE_DIR}/${file}</file>")
        list(APPEND depends ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endforeach()
    string(APPEND list "</qresource></RCC>")
    set(qrc ${CMAKE_CURRENT_BINARY_DIR}/${name}.qrc)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/qrc_${name}.cpp)
    file(CONFIGURE OUTPUT ${qrc} CONTENT "${list}")
    add_custom_command(OUTPUT ${out} COMMAND ${RCC} --name ${name} ${qrc} -o ${out} DEPENDS ${qrc} ${depends} VERBATIM)
    target_sources(${target} PRIVATE ${out})
    set_source_files_properties(${out} PROPERTIES COMPILE_OPTIONS -w SKIP_PRECOMPILE_HEADERS ON)
endfunction()
