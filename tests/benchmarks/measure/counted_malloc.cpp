// SPDX-License-Identifier: Apache-2.0
// Qt's strings and lists take their memory from malloc and not from operator new, so the counting is
// done below both, in the C library's own functions.
#include "tests/benchmarks/measure/counted_malloc.h"

#include <cstddef>

namespace {

long count = 0; // one thread measures

} // namespace

long benchmarks::allocationCount()
{
    return count;
}

extern "C" {

void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t number, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);

void *malloc(std::size_t size)
{
    ++count;
    return __libc_malloc(size);
}

void *calloc(std::size_t number, std::size_t size)
{
    ++count;
    return __libc_calloc(number, size);
}

void *realloc(void *memory, std::size_t size)
{
    ++count;
    return __libc_realloc(memory, size);
}
}
